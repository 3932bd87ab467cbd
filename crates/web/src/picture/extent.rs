//! A share as a bar, as SVG: what is sure, what is possible beyond it, and the rest.

use maud::{Markup, html};

/// From what is sure to what is possible, in parts of one; both are words beside it, so that it says nothing of its own.
pub fn extent(sure: f64, possible: f64) -> Markup {
    let width = |part: f64| format!("{:.1}", part.clamp(0.0, 1.0) * 100.0);
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.whole width="100" height="10" {}
            rect.possible width=(width(possible)) height="10" {}
            rect.sure width=(width(sure)) height="10" {}
        }
    }
}
