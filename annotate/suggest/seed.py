"""What the learner begins with."""

TAGS = ("assertion", "recommendation", "threat_assessment", "none")
RATE = 2.0
WEIGHTS: dict[str, tuple[float, ...]] = {
    f"says:{tag}:{tenths / 10}": tuple(
        (1.5 + 0.2 * (tenths - 7)) * (tag == other) + 0.2 * (other == "assertion") for other in TAGS
    )
    for tag in TAGS
    for tenths in range(4, 11)
}
