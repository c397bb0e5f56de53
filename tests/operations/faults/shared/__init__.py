"""What the fault scripts share: a machine's parts (databases, nodes, proxy, relay, clock), people who use it, and a judge."""
