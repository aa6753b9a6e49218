"""What an analyst records about a claim beside its tag: who holds it, how likely, how sure, how reliable."""
