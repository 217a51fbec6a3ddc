package io.mien.live.track;

import io.mien.image.Box;

/**
 * A box that moves. The deviations are those of ByteTrack, shares of its height.
 *
 * @param x of the center
 * @param y of the center
 * @param ratio width by height
 * @param height in pixels
 */
record MovingBox(KalmanMotion x, KalmanMotion y, KalmanMotion ratio, KalmanMotion height) {
    private static final double PLACE = 1 / 20.0;
    private static final double SPEED = 1 / 160.0;
    private static final double RATIO = 1e-2;
    private static final double RATIO_SPEED = 1e-5;
    private static final double RATIO_MEASURED = 1e-1;

    static MovingBox begin(Box box) {
        double h = box.height();
        return new MovingBox(
                KalmanMotion.begin(box.centre().x(), 2 * PLACE * h, 10 * SPEED * h),
                KalmanMotion.begin(box.centre().y(), 2 * PLACE * h, 10 * SPEED * h),
                KalmanMotion.begin(box.width() / h, RATIO, RATIO_SPEED),
                KalmanMotion.begin(h, 2 * PLACE * h, 10 * SPEED * h));
    }

    MovingBox later(double frames) {
        double h = height.at();
        return new MovingBox(
                x.later(frames, PLACE * h, SPEED * h),
                y.later(frames, PLACE * h, SPEED * h),
                ratio.later(frames, RATIO, RATIO_SPEED),
                height.later(frames, PLACE * h, SPEED * h));
    }

    MovingBox measured(Box box) {
        double h = height.at();
        return new MovingBox(
                x.measured(box.centre().x(), PLACE * h),
                y.measured(box.centre().y(), PLACE * h),
                ratio.measured(box.width() / box.height(), RATIO_MEASURED),
                height.measured(box.height(), PLACE * h));
    }

    /** Nothing tells how the size of a box changes that is not seen. */
    MovingBox unseen() {
        return new MovingBox(x, y, ratio, height.stopped());
    }

    Box box() {
        double h = Math.max(1, height.at());
        double w = Math.max(1, ratio.at() * h);
        return new Box((float) (x.at() - w / 2), (float) (y.at() - h / 2), (float) w, (float) h);
    }
}
