/** Who may do what a server action does; whoever has an order's secret, or whose it is, is its `owner`. */
export type ActionRight = "anyone" | "user" | "owner" | "admin";

/**
 * Every server action by where it is written, with the right that it asks for itself. Copied by hand: an action that is
 * not here fails the build, so that nobody adds one without having said who may call it.
 */
const ACTIONS = `
lib/accounts/account-actions.ts
  user    saveProfileAction changePasswordAction saveAddressAction removeAddressAction preferAddressAction
  user    endSessionAction endOtherSessionsAction closeAccountAction
lib/accounts/actions.ts
  anyone  signInAction redeemLinkAction signUpAction resetPasswordAction signOutAction
lib/accounts/desk-actions.ts
  admin   changeUserAction endSessionsAction createApiKeyAction revokeApiKeyAction
lib/accounts/email-actions.ts
  user    changeEmailAction
lib/cart/actions.ts
  anyone  addToCartAction setQuantityAction removeFromCartAction
  user    undoMigrationAction
lib/catalog/actions.ts
  admin   saveProductAction createProductAction setPictureAction adjustStockAction changeProductsAction
lib/catalog/shelf-actions.ts
  admin   saveShelfAction deleteShelfAction moveShelfAction
lib/checkout/actions.ts
  user    buyNowAction
lib/checkout/desk-actions.ts
  admin   resumePurchaseAction
lib/checkout/place-actions.ts
  user    orderWithoutScriptAction payFromWalletAction
lib/favorites/actions.ts
  anyone  setFavoriteAction
lib/loyalty/campaign-actions.ts
  admin   saveCampaignAction stepCampaignAction deleteCampaignAction simulateAction
lib/orders/actions.ts
  owner   cancelOrderAction openOrderAction
lib/orders/desk-actions.ts
  admin   stepOrderAction noteOrderAction resendReceiptAction refundOrderAction
lib/orders/payments-actions.ts
  admin   reconcileAction retryRefundAction
lib/orders/reorder-actions.ts
  owner   reorderAction
lib/pipelines/dead-letter-actions.ts
  admin   redriveDeadLetterAction redriveDeadLettersAction discardDeadLetterAction
lib/pipelines/drill-actions.ts
  admin   sendDrillOrdersAction
lib/pipelines/fork-actions.ts
  admin   startReplayAction setFaultAction restoreBackupAction flushBackupsAction
lib/pipelines/policy-actions.ts
  admin   tryPolicyAction setFilterAction
lib/pipelines/projection-actions.ts
  admin   runProjectionAction
lib/points/desk-actions.ts
  admin   movePointsAction
lib/promotions/desk-actions.ts
  admin   savePromotionCodeAction switchPromotionCodeAction deletePromotionCodeAction
lib/search/actions.ts
  admin   saveSynonymAction removeSynonymAction saveNeedlessWordsAction compareNowAction rebuildIndexAction
lib/wallet/actions.ts
  user    topUpAction
lib/wallet/desk-actions.ts
  admin   creditWalletAction
lib/webhooks/desk-actions.ts
  admin   saveWebhookAction switchWebhookAction rotateSecretAction deleteWebhookAction
  admin   tryWebhookAction redeliverWebhookAction
`;

export type ListedAction = { file: string; name: string; right: ActionRight };

const RIGHTS: readonly string[] = ["anyone", "user", "owner", "admin"] satisfies ActionRight[];
const isRight = (word: string): word is ActionRight => RIGHTS.includes(word);

const readActions = (): ListedAction[] => {
  let file = "";
  return ACTIONS.trim()
    .split("\n")
    .flatMap((line) => {
      if (!line.startsWith(" ")) {
        file = line;
        return [];
      }
      const [right = "", ...names] = line.trim().split(/\s+/);
      if (!isRight(right)) throw new Error(`${file} lists "${right}", which is no right.`);
      return names.map((name) => ({ file, name, right }));
    });
};

export const LISTED_ACTIONS: readonly ListedAction[] = readActions();

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Every job that the queue may start: after an event, by the clock, and when its time has come. */
export const LISTED_JOBS: readonly string[] = words(`
  payment-watch refund-execution refund-mail receipt-mail account-mail guest-orders cart-generations cart-clearing
  sold-counts order-points campaign-points campaign-pages search-indexing search-runs checkout-pipeline backup-pipeline
  analytics-pipeline picture-encoding webhooks page-refresh

  sweep-outbox sweep-kv-outbox expire-orders reconcile-payments forget-old-sign-ins forget-uploads resume-purchases
  compare-search-index count-carts tend-pipelines check-projections rebuild-cart-totals watch-alarms
  forget-webhook-deliveries sweep-webhooks record-points-expiry forget-idempotency-keys

  flush-cart-totals flush-backups advance-replays check-projection send-webhook
`);

/** Route handlers beside those of the rights table: for everybody, or with rules of their own. */
export const OTHER_ROUTES: readonly string[] = words(`
  /api/[...path] /api/auth/[...nextauth]
  /sitemap.xml /catalog/sitemap/[__metadata_id__] /robots.txt /manifest.webmanifest /opengraph-image
`);
