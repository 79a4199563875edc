"""Operations that need several aggregates or several floors; plain loading and saving goes from ui to store."""
