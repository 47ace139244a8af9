CREATE TABLE "purchases" (
	"order_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"product_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"quote" jsonb NOT NULL,
	"total" integer NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"failure" text,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "top_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"amount" integer NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"payment_intent_id" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wallet_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"amount" integer NOT NULL,
	"balance_after" integer NOT NULL,
	"reason" text NOT NULL,
	"cause" text NOT NULL,
	"order_id" text,
	"actor" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wallet_entries_amount_check" CHECK ("wallet_entries"."amount" <> 0 and "wallet_entries"."balance_after" >= 0)
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"user_id" text PRIMARY KEY NOT NULL,
	"balance" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "wallets_balance_check" CHECK ("wallets"."balance" >= 0)
);
--> statement-breakpoint
CREATE INDEX "purchases_open_idx" ON "purchases" USING btree ("updated_at") WHERE state in ('running', 'compensating');--> statement-breakpoint
CREATE UNIQUE INDEX "top_ups_payment_intent_key" ON "top_ups" USING btree ("payment_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_entries_cause_key" ON "wallet_entries" USING btree ("cause");--> statement-breakpoint
CREATE INDEX "wallet_entries_newest_idx" ON "wallet_entries" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);