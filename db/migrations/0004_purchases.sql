ALTER TABLE "purchases" ADD COLUMN "email" text NOT NULL;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "shipping_address" jsonb NOT NULL;