"""What buttons carry, by capability. The prefixes are a contract that outside tests rely on."""
