/// The level of x86-64 that the kernels of this build were compiled for, 1 to 4 as the psABI counts
/// them; 0 for other architectures.
int processor_level_needed(void);

/// The highest level of x86-64 that this processor and its operating system offer; 0 for other
/// architectures.
int processor_level_present(void);
