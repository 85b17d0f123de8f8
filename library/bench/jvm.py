"""The JVM that benchmarks start: the kernel's heap (nabla.kernel.Jvm), which is what a cell runs in."""
HEAP = '-XX:+UseSerialGC -Xms72m -Xmn56m -XX:SurvivorRatio=2 -XX:PretenureSizeThreshold=4m -XX:MaxRAMPercentage=75'.split()
