"""A stand-in for MaixPy under plain CPython: only what mien_camera uses, with the names and arguments of the real one.

Environment:
  MAIX_PICTURES  folder of the scenes, binary PPM files of the size that the camera is opened with; shown in turns
  MAIX_FPS       frames a second, 20 by default
  MAIX_SHOWN     file that gets a line of JSON for each image shown: the scene's name, its size, and what was drawn on it
  MAIX_TOUCHES   file whose lines "x y pressed" are what the touch screen reads, one a reading; more may be appended
  MAIX_END       file that, once it is there, makes app.need_exit() true
"""
