//// stub : none
double[] andKnife = {0, 0, 0};
double[] orKnife = {0, 0, 0};
double[] norKnife = {0, 0, 0};

//// right, the knives of the lesson : all
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {1, 1, -0.5};
double[] norKnife = {-1, -1, 0.5};

//// right, others : all
double[] andKnife = {3, 2, -4};
double[] orKnife = {10, 7, -1};
double[] norKnife = {-0.2, -0.3, 0.1};

//// right, made from one another : all
double[] andKnife = {1, 1, -1.2};
double[] orKnife = {2 * andKnife[0], 2 * andKnife[1], andKnife[2]};
double[] norKnife = Arrays.stream(orKnife).map(v -> -v).toArray();

//// this knife is OR : OR, NOR
double[] andKnife = {1, 1, -0.5};
double[] orKnife = {1, 1, -0.5};
double[] norKnife = {-1, -1, 0.5};

//// AND never fires : OR, NOR
double[] andKnife = {1, 1, -2};
double[] orKnife = {1, 1, -0.5};
double[] norKnife = {-1, -1, 0.5};

//// this knife is NAND : OR, NOR
double[] andKnife = {-1, -1, 1.5};
double[] orKnife = {1, 1, -0.5};
double[] norKnife = {-1, -1, 0.5};

//// this knife is AND : AND, NOR
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {1, 1, -1};
double[] norKnife = {-1, -1, 0.5};

//// OR always fires : AND, NOR
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {1, 1, 0.5};
double[] norKnife = {-1, -1, 0.5};

//// only one switch counts : AND, NOR
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {1, 0.3, -0.5};
double[] norKnife = {-1, -1, 0.5};

//// only the other switch counts : AND, NOR
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {0, 1, -0.5};
double[] norKnife = {-1, -1, 0.5};

//// this knife is OR again : AND, OR
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {1, 1, -0.5};
double[] norKnife = orKnife;

//// this knife is NAND, not NOR : AND, OR
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {1, 1, -0.5};
double[] norKnife = {-1, -1, 1.5};

//// NOR never fires : AND, OR
double[] andKnife = {1, 1, -1.5};
double[] orKnife = {1, 1, -0.5};
double[] norKnife = {-1, -1, -0.5};
