type LiveRegionProps = {
  /** Empty until there is something to say. */
  message: string;
  /** Interrupts what is being read. */
  urgent?: boolean;
};

/** Says a change that is only seen. It has to stand in the page before the message comes. */
export function LiveRegion({ message, urgent }: LiveRegionProps) {
  return (
    <div role={urgent ? "alert" : "status"} className="sr-only">
      {message}
    </div>
  );
}
