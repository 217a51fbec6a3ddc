package io.mien.command.verb;

import io.mien.command.picture.PictureFile;
import io.mien.command.picture.SoleFace;

/** One side of a comparison: the face that is meant, in its file. */
record ComparedFace(PictureFile file, SoleFace face) {}
