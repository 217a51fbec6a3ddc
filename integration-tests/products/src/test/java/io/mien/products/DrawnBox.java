package io.mien.products;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Interaction;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.PointerInput.Kind;
import org.openqa.selenium.interactions.PointerInput.MouseButton;
import org.openqa.selenium.interactions.PointerInput.Origin;
import org.openqa.selenium.interactions.Sequence;

/**
 * The box that a person draws on a frozen picture.
 *
 * @param sides its left, top, width and height, in percent of the picture's
 */
record DrawnBox(List<Long> sides) {
    private static final By PICTURE = By.cssSelector(".stage canvas");

    /** Draws one from its left upper corner to the other, and lets go. */
    static DrawnBox draw(Browser browser, Kind kind, int left, int top, int width, int height) {
        browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", browser.see(PICTURE));
        List<?> stage = (List<?>) browser.driver()
                .executeScript("const r = document.querySelector('.stage').getBoundingClientRect();"
                        + "return [r.left, r.top, r.width, r.height].map(Math.round)");
        PointerInput pointer = new PointerInput(kind, kind == Kind.TOUCH ? "finger" : "mouse");
        Sequence drawing = new Sequence(pointer, 0);
        drawing.addAction(move(pointer, stage, left, top));
        drawing.addAction(pointer.createPointerDown(MouseButton.LEFT.asArg()));
        drawing.addAction(move(pointer, stage, left + width / 2, top + height / 3));
        drawing.addAction(move(pointer, stage, left + width, top + height));
        drawing.addAction(pointer.createPointerUp(MouseButton.LEFT.asArg()));
        browser.driver().perform(List.of(drawing));
        return of(browser);
    }

    private static Interaction move(PointerInput pointer, List<?> stage, int xPercent, int yPercent) {
        double[] at =
                stage.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
        return pointer.createPointerMove(
                Duration.ofMillis(50), Origin.viewport(), (int) Math.round(at[0] + at[2] * xPercent / 100), (int)
                        Math.round(at[1] + at[3] * yPercent / 100));
    }

    private static DrawnBox of(Browser browser) {
        List<?> sides = (List<?>) browser.driver()
                .executeScript("const s = document.querySelector('.stage .drawn').style;"
                        + "return [s.left, s.top, s.width, s.height].map(side => Math.round(parseFloat(side)))");
        return new DrawnBox(sides.stream().map(side -> (Long) side).toList());
    }

    /** Whether it is where it was drawn, but for what the rounding to pixels makes. */
    boolean isAt(long... percent) {
        for (int i = 0; i < percent.length; i++) {
            if (Math.abs(sides.get(i) - percent[i]) > 1) {
                return false;
            }
        }
        return true;
    }
}
