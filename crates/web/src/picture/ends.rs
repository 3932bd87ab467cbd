//! What stands beside the ends of lines, each in a line's own colour: one below the other where they would meet.

use maud::{Markup, html};

use super::words::LABEL;
use crate::word::locale::Locale;

/// From the end of a line to its label, and from a label to the edge.
const GAP: f64 = 6.0;
/// From one label to the next, beyond the lines of the first.
const BETWEEN: f64 = 1.5;

/// A label beside the end of a line.
pub(super) struct End<'a> {
    /// How high the line ends.
    pub y: f64,
    /// How it is drawn.
    pub class: &'a str,
    /// What it says.
    pub text: String,
}

/// How much room labels take beside the ends of lines, at most so much: the longer ones are broken.
pub(super) fn room<'a>(labels: impl IntoIterator<Item = &'a str>, most: f64) -> f64 {
    (LABEL.widest(labels) + 2.0 * GAP).min(most)
}

/// Labels from `x` on in so much room, inside the picture and none lower than `bottom` while there is room.
pub(super) fn ends(locale: &Locale, mut labels: Vec<End>, x: f64, room: f64, bottom: f64) -> Markup {
    labels.sort_by(|a, b| a.y.total_cmp(&b.y));
    let broken: Vec<Vec<String>> =
        labels.iter().map(|end| LABEL.lines(&end.text, room - 2.0 * GAP)).collect();
    let heights: Vec<f64> = broken.iter().map(|lines| lines.len() as f64 * LABEL.line() + BETWEEN).collect();
    let feet = placed(&labels.iter().map(|end| end.y + 4.0).collect::<Vec<_>>(), &heights, bottom);
    html! {
        @for ((end, lines), foot) in labels.iter().zip(&broken).zip(feet) {
            text class={ "label " (end.class) } x=(x + GAP) y=(tenth(foot)) {
                (LABEL.one_below_another(locale, lines, x + GAP))
            }
        }
    }
}

/// A place to a tenth of a pixel.
fn tenth(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}

/// Where the first line of each label stands, from above: as near to where it belongs as those above and below it let it be.
fn placed(feet: &[f64], heights: &[f64], bottom: f64) -> Vec<f64> {
    let mut placed: Vec<f64> = feet.to_vec();
    let mut free = LABEL.size;
    for (foot, height) in placed.iter_mut().zip(heights) {
        *foot = foot.max(free);
        free = *foot + height;
    }
    // Those that would stand below the picture move up, and move those above them.
    let mut free = bottom + LABEL.line();
    for (foot, height) in placed.iter_mut().zip(heights).rev() {
        *foot = foot.min(free - height);
        free = *foot;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_meet_and_stay_in_the_picture() {
        let heights = [16.0, 32.0, 16.0];
        for feet in [[20.0, 60.0, 100.0], [0.0, 0.0, 0.0], [190.0, 195.0, 199.0], [10.0, 100.0, 101.0]] {
            let placed = placed(&feet, &heights, 200.0);
            for n in 0..3 {
                let below = placed.get(n + 1).copied().unwrap_or(200.0 + LABEL.line());
                assert!(placed[n] + heights[n] <= below + 0.01, "{feet:?}: {placed:?}");
            }
            assert!(placed[0] >= LABEL.size, "{feet:?}: {placed:?}");
        }
        assert_eq!(
            super::placed(&[20.0, 60.0, 100.0], &heights, 200.0),
            [20.0, 60.0, 100.0],
            "none moves without need"
        );
    }
}
