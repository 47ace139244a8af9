/** What can need a person behind the scenes. */
export const ALARM_KINDS = ["dead-letters", "stalled-events", "webhook-disabled"] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

export type AlarmStage = "opened" | "resolved";

/** What an alarm says in a few words, where the page is that helps, and what is said when it is over. */
export const ALARM_WORDS: Record<AlarmKind, { title: string; page: string; over: string }> = {
  "dead-letters": {
    title: "Deliveries gave up",
    page: "/admin/dead-letters",
    over: "No dead letter is left.",
  },
  "stalled-events": {
    title: "Events are waiting too long",
    page: "/admin/events?state=waiting",
    over: "Events flow again.",
  },
  "webhook-disabled": {
    title: "A webhook was switched off",
    page: "/admin/webhooks",
    over: "The webhook is on again or was taken away.",
  },
};

/** An event that nobody has settled for so long stalls. */
export const STALLED_AFTER_S = 5 * 60;

export type AlarmNotice = { title: string; text: string; href: string };

/** What is sent when an alarm opens or is over. `shop` is the shop's address. */
export const noticeOf = (
  alarm: { kind: AlarmKind; detail: string },
  stage: AlarmStage,
  shop: string,
): AlarmNotice => {
  const { title, page, over } = ALARM_WORDS[alarm.kind];
  const href = new URL(page, shop).href;
  return stage === "opened"
    ? { title, text: alarm.detail, href }
    : { title: `Over: ${title.toLowerCase()}`, text: over, href };
};

const escapeSlack = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A message in the format of Slack's incoming webhooks. */
export const slackMessage = ({ title, text, href }: AlarmNotice, stage: AlarmStage) => {
  const sign = stage === "opened" ? ":rotating_light:" : ":white_check_mark:";
  return {
    text: `${title}: ${text}`,
    blocks: [
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: `${sign} *${escapeSlack(title)}*\n${escapeSlack(text)}\n<${href}|Open the office>`,
        },
      },
    ],
  };
};
