//! The room that words take. A picture is laid out before anybody knows in which letters it will be seen: each takes as much as
//! in the widest of the usual ones, so that nothing is cut off by an edge.

use maud::{Markup, html};

use crate::word::locale::Locale;

/// Letters of a size and a weight.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    /// How high they are, in pixels of the picture.
    pub size: f64,
    /// How wide most of them are, in parts of that.
    em: f64,
}

/// Beside axes.
pub(super) const TICK: Letters = Letters { size: 11.0, em: 0.65 };
/// Beside the ends of lines, in bold.
pub(super) const LABEL: Letters = Letters { size: 12.0, em: 0.725 };
/// Beside bars.
pub(super) const NAME: Letters = Letters { size: 13.0, em: 0.65 };
/// Above a picture that is a file of its own, in bold, and below it. In a sentence, wide letters and narrow ones even out.
pub(super) const HEADING: Letters = Letters { size: 16.0, em: 0.66 };
pub(super) const NOTE: Letters = Letters { size: 11.0, em: 0.6 };
/// What sums of widths may differ by.
const ROUNDED: f64 = 0.01;
/// From one line to the next, in parts of the size.
const LINE: f64 = 1.2;

impl Letters {
    /// How wide a text is.
    pub fn width(self, text: &str) -> f64 {
        text.chars().map(|sign| self.sign(sign)).sum()
    }

    fn sign(self, sign: char) -> f64 {
        // Chinese signs are as wide as they are high; what only turns the direction of writing is not seen.
        match sign {
            '\u{2e80}'.. => self.size * 1.04,
            '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0.0,
            _ => self.size * self.em,
        }
    }

    /// From the foot of one line to the next.
    pub fn line(self) -> f64 {
        self.size * LINE
    }

    /// A text in lines that are no wider than this. It is broken between words, between the signs of scripts that have no
    /// spaces, and within a word only if that alone is wider. Nothing of it is lost.
    pub fn lines(self, text: &str, most: f64) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_inclusive(' ') {
            let parts =
                match self.width(word.trim_end()) > most || word.chars().any(|sign| sign >= '\u{2e80}') {
                    true => word.split_inclusive(|_| true).collect(),
                    false => vec![word],
                };
            for part in parts {
                if let Some(line) = lines.last_mut() {
                    if line.is_empty() || self.width(line) + self.width(part.trim_end()) <= most + ROUNDED {
                        line.push_str(part);
                    } else {
                        lines.push(part.to_owned());
                    }
                }
            }
        }
        lines.retain(|line| !line.trim().is_empty());
        lines
    }

    /// Lines one below the other, inside a text that begins at `x`.
    pub fn one_below_another(self, locale: &Locale, lines: &[String], x: f64) -> Markup {
        html! {
            @match lines {
                [line] => (locale.apart(line.clone())),
                lines => @for (n, line) in lines.iter().enumerate() {
                    tspan x=(x) dy=[(n > 0).then(|| self.line())] { (locale.apart(line.trim_end().to_owned())) }
                    // A space that is read aloud, and takes no room at the end of a line.
                    @if line.ends_with(' ') { tspan font-size="0" { " " } }
                },
            }
        }
    }

    /// How wide the widest of some texts is.
    pub fn widest<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> f64 {
        texts.into_iter().map(|text| self.width(text.trim_end())).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Letters = Letters { size: 10.0, em: 1.0 };

    #[test]
    fn lines_are_broken_where_they_may_be_and_nothing_is_lost() {
        assert_eq!(TEN.lines("in force since 2016", 100.0), ["in force ", "since 2016"]);
        assert_eq!(TEN.lines("缔约国在名单上", 42.0), ["缔约国在", "名单上"]);
        assert_eq!(TEN.lines("averylongword and", 60.0), ["averyl", "ongwor", "d and"]);
        assert!(TEN.lines("", 100.0).is_empty());
        assert_eq!(TEN.lines("wide", 0.0), ["w", "i", "d", "e"], "no room is too small to end");
    }

    #[test]
    fn what_is_as_wide_as_it_may_be_is_not_broken() {
        for text in ["what then happened", "in the middle", "≥ 138 CPPNM Amendment"] {
            assert_eq!(LABEL.lines(text, LABEL.width(text)), [text]);
        }
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        for text in
            ["≥ 138 Amendement à la CPPMN", "Конференция по поправке 2005 года", "\u{2067}27 مارس\u{2069}"]
        {
            for most in [60.0, 100.0, 216.0] {
                for line in LABEL.lines(text, most) {
                    assert!(LABEL.width(line.trim_end()) <= most + ROUNDED, "{line} in {most}");
                }
            }
        }
    }
}
