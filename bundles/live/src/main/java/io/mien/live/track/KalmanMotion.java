package io.mien.live.track;

/**
 * A coordinate that moves evenly, with what is not known of it: a Kalman filter of position and speed. A box has four of them
 * that do not depend on each other (center, ratio of the sides, height), which together are the eight-dimensional filter of
 * DeepSORT (Wojke and others 2017) and ByteTrack (Zhang and others 2022), whose matrices have nothing but these blocks.
 *
 * @param at position
 * @param speed a frame
 * @param varAt variance of the position
 * @param both covariance
 * @param varSpeed variance of the speed
 */
record KalmanMotion(double at, double speed, double varAt, double both, double varSpeed) {
    /** At rest at a measured place. */
    static KalmanMotion begin(double at, double deviation, double speedDeviation) {
        return new KalmanMotion(at, 0, deviation * deviation, 0, speedDeviation * speedDeviation);
    }

    /**
     * Predicts it.
     *
     * @param frames that have passed, not necessarily whole
     * @param deviation of the place that comes with each frame
     */
    KalmanMotion later(double frames, double deviation, double speedDeviation) {
        return new KalmanMotion(
                at + frames * speed,
                speed,
                varAt + 2 * frames * both + frames * frames * varSpeed + frames * deviation * deviation,
                both + frames * varSpeed,
                varSpeed + frames * speedDeviation * speedDeviation);
    }

    /** Corrected by a measurement. */
    KalmanMotion measured(double value, double deviation) {
        double gain = varAt / (varAt + deviation * deviation);
        double speedGain = both / (varAt + deviation * deviation);
        double error = value - at;
        return new KalmanMotion(
                at + gain * error,
                speed + speedGain * error,
                (1 - gain) * varAt,
                (1 - gain) * both,
                varSpeed - speedGain * both);
    }

    /** The same place, at rest. */
    KalmanMotion stopped() {
        return new KalmanMotion(at, 0, varAt, both, varSpeed);
    }
}
