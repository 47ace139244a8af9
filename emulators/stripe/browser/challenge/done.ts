import { CHALLENGE_DONE } from "@/emulators/stripe/browser/protocol";

// Says only that there is an answer; which one the page that listens asks the API.
window.parent.postMessage(CHALLENGE_DONE, "*");
