"""Writes the oracle: inputs and what must come out of the catalogue's entries, computed by numpy in double.

Values follow the papers' formulas and gradients are written out by hand; nothing of Norma is used. Each case is drawn
from its own name, so that adding one leaves the others alone. Run it in its own folder and commit what it writes;
from_pytorch.py adds the cases that PyTorch computes.
"""

import batches
import groups
import layers
import scales
import slices

for family in (layers, scales, groups, batches, slices):
    family.write()
