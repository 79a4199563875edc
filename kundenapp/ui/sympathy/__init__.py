"""The tab Sympathiematrix: where each colleague's favourite customers are."""
