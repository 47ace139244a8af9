import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { aBrowser, mailsTo } from "@/lib/accounts/testing";
import { addPerson, PASSWORD, whoIn } from "@/lib/accounts/testing-person";
import { FOREIGN_ADDRESSES } from "@/testing/attacks/foreign-addresses";
import { useDatabase } from "@/testing/database";

const db = useDatabase();
let email = "";

beforeEach(async () => {
  ({ email } = await addPerson(db()));
});

describe("a mailed link", () => {
  const linkFor = async (address: string) => {
    const [mail] = await mailsTo(db(), address);
    return /[?&]link=([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  };
  const ask = (address: string) =>
    aBrowser({ "sec-fetch-site": "same-origin" }).auth("signin/email", { email: address });

  test("signs in, once", async () => {
    expect((await ask(email)).location).toContain("/api/auth/verify-request");
    const token = await linkFor(email);
    const browser = aBrowser();
    expect((await browser.signIn({ token }, "email")).status).toBe(200);
    expect(await whoIn(browser)).toMatchObject({ email });
    expect((await aBrowser().signIn({ token }, "email")).status).toBe(401);
  });

  test("is not used up by whoever only looks at it", async () => {
    await ask(email);
    const token = await linkFor(email);
    const looked = await aBrowser().auth(`callback/email?token=${token}&email=${email}`);
    expect(looked.location).toBe(`http://localhost:3000/sign-in?link=${token}`);
    expect((await aBrowser().signIn({ token }, "email")).status).toBe(200);
  });

  test("goes to nobody who has no account, with the same answer", async () => {
    const address = `nobody-${randomUUID()}@example.com`;
    const [known, unknown] = [await ask(email), await ask(address)];
    expect([unknown.status, unknown.location]).toEqual([known.status, known.location]);
    expect(await mailsTo(db(), address)).toEqual([]);
  });

  test("another site cannot have one sent", async () => {
    const answer = await aBrowser().auth("signin/email", { email });
    expect(answer.location).toContain("csrf=true");
    expect(await mailsTo(db(), email)).toEqual([]);
  });

  test("opens a locked address, for its owner has proved to read the mail", async () => {
    for (let n = 0; n < 5; n += 1) await aBrowser().signIn({ email, password: "Wrong-Pass-9" });
    await ask(email);
    await aBrowser().signIn({ token: await linkFor(email) }, "email");
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(200);
  });
});

test.each(FOREIGN_ADDRESSES)(
  "%j in an address below /api/auth leads into this shop and breaks nothing",
  async (given) => {
    const text = encodeURIComponent(given);
    const paths = [
      `error?error=${text}`,
      `signin?callbackUrl=${text}`,
      `signin/${text}`,
      `callback/email?callbackUrl=${text}`,
      `callback/email?token=${text}`,
      `callback/credentials?callbackUrl=${text}`,
      `callback/${text}`,
    ];
    for (const path of paths) {
      const { status, location } = await aBrowser().auth(path);
      expect(status, path).toBeLessThan(500);
      expect(new URL(location ?? "/", "http://localhost:3000").origin, path).toBe("http://localhost:3000");
    }
  },
);

test.each(FOREIGN_ADDRESSES)(
  "%j as the place to return to after signing out breaks nothing",
  async (given) => {
    const text = encodeURIComponent(given);
    const sameSite = { "sec-fetch-site": "same-origin" };
    const browser = aBrowser();
    browser.jar.set("next-auth.callback-url", text);
    const answers = [
      await browser.auth("signout", { json: "true" }, sameSite),
      await aBrowser().auth(`signout?callbackUrl=${text}`, { json: "true" }, sameSite),
      await aBrowser().auth("signout", { json: "true", callbackUrl: given }, sameSite),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(new URL((body as { url: string }).url).origin).toBe("http://localhost:3000");
    }
  },
);
