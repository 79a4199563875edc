"""What customers see who answer by themselves: one question on the whole screen, and nothing else."""
