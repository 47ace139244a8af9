import { Skeleton } from "@/components/ui/skeleton";

function Field({ className }: { className?: string }) {
  return (
    <div className={className}>
      <Skeleton className="mb-2 h-4 w-24" />
      <Skeleton className="h-12 rounded-field" />
    </div>
  );
}

/** The shape of a card form. */
export function PaymentSkeleton() {
  return (
    <div role="status" aria-label="The payment form is loading" className="grid grid-cols-2 gap-4">
      <Field className="col-span-2" />
      <Field />
      <Field />
      <Field className="col-span-2" />
    </div>
  );
}
