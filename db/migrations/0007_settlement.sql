CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text,
	"payment_intent_id" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settlement_findings" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"order_id" text,
	"payment_intent_id" text,
	"expected" integer,
	"actual" integer,
	"currency" text NOT NULL,
	"detail" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "settlement_position" (
	"id" text PRIMARY KEY NOT NULL,
	"confirmed_until" timestamp with time zone NOT NULL,
	"payments" integer NOT NULL,
	"healed" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "retries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "disputes_order_idx" ON "disputes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "disputes_newest_idx" ON "disputes" USING btree ("opened_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_findings_open_key" ON "settlement_findings" USING btree ("kind","subject") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "settlement_findings_newest_idx" ON "settlement_findings" USING btree ("found_at" DESC NULLS LAST,"id" DESC NULLS LAST);