"""The sandbox's own interface under /sandbox: for the page, for tests, for anybody outside."""
