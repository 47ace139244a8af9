ALTER TABLE "purchases" ADD COLUMN "request_key" text;--> statement-breakpoint
ALTER TABLE "top_ups" ADD COLUMN "request_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "purchases_request_key" ON "purchases" USING btree ("request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "top_ups_request_key" ON "top_ups" USING btree ("request_key");