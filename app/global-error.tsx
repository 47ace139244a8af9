"use client";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** When not even the frame of the shop could be made: needs no style sheet, no picture and no data. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en" style={{ colorScheme: "light dark" }}>
      <title>We will be right back · Mercat</title>
      <body
        style={{ maxWidth: "28rem", margin: "20vh auto", padding: "0 1.5rem", font: "1.1rem/1.5 system-ui" }}
      >
        <h1>We will be right back</h1>
        <p>The shop does not answer at the moment. Your cart and your orders are safe.</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            Try again
          </button>
        </p>
        <small>{error.digest}</small>
      </body>
    </html>
  );
}
