export type SignedUpload = { method: "PUT"; url: string; headers: Record<string, string> };

/**
 * Sends a file as the signed request says, telling how much has gone out (0–1). Plain XMLHttpRequest, because `fetch`
 * tells no progress before HTTP/2, and because where Blob is comes with the request and not with the build.
 */
export const sendFile = (
  { method, url, headers }: SignedUpload,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error("The picture did not arrive. Check the connection and try again."));
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : fail());
    request.onerror = fail;
    request.onabort = fail;
    request.send(file);
  });
