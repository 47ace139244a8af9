CREATE TABLE "point_accounts" (
	"account_id" text PRIMARY KEY NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "point_accounts_balance_check" CHECK ("point_accounts"."balance" >= 0)
);
--> statement-breakpoint
CREATE TABLE "point_lots" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"order_id" text,
	"issued_on" date NOT NULL,
	"last_day" date NOT NULL,
	"issued" bigint NOT NULL,
	"left" bigint NOT NULL,
	"expired" bigint DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "point_lots_left_check" CHECK ("point_lots"."left" between 0 and "point_lots"."issued" and "point_lots"."expired" in (0, "point_lots"."left"))
);
--> statement-breakpoint
CREATE TABLE "point_movements" (
	"transaction_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "point_movements_transaction_id_lot_id_pk" PRIMARY KEY("transaction_id","lot_id"),
	CONSTRAINT "point_movements_amount_check" CHECK ("point_movements"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "point_transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"type" text NOT NULL,
	"amount" bigint NOT NULL,
	"uncollected" bigint DEFAULT 0 NOT NULL,
	"cause" text NOT NULL,
	"order_id" text,
	"issued_on" date,
	"last_day" date,
	"note" text DEFAULT '' NOT NULL,
	"actor" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "point_transactions_amount_check" CHECK ("point_transactions"."amount" >= 0 and "point_transactions"."uncollected" >= 0 and "point_transactions"."amount" + "point_transactions"."uncollected" > 0),
	CONSTRAINT "point_transactions_days_check" CHECK ("point_transactions"."issued_on" <= "point_transactions"."last_day")
);
--> statement-breakpoint
ALTER TABLE "point_movements" ADD CONSTRAINT "point_movements_transaction_id_point_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."point_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "point_lots_account_idx" ON "point_lots" USING btree ("account_id","issued_on","last_day","id");--> statement-breakpoint
CREATE INDEX "point_lots_due_idx" ON "point_lots" USING btree ("last_day") WHERE "left" > 0 and expired = 0;--> statement-breakpoint
CREATE INDEX "point_movements_lot_idx" ON "point_movements" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "point_transactions_cause_key" ON "point_transactions" USING btree ("cause");--> statement-breakpoint
CREATE INDEX "point_transactions_newest_idx" ON "point_transactions" USING btree ("account_id","occurred_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "point_transactions_order_idx" ON "point_transactions" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "point_transactions_time_idx" ON "point_transactions" USING btree ("occurred_at");