"""Pictures as lists of shapes, computed once and painted by two small painters, so that screen and paper agree."""
