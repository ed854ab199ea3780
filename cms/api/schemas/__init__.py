"""What the API answers, as OpenAPI describes it. Answers are written straight from the rooms' queries."""
