//! The order of a long list that comes in parts: `?sort=due`, and the last first `?sort=-due`. A list that is on its page
//! as a whole is sorted in the browser.

use std::cmp::Ordering;

use maud::{Markup, html};

use crate::{
    question::{problem::Problem, view::View},
    word::locale::t,
};

/// By which column a list is sorted, if by any.
#[derive(Clone, Copy)]
pub struct Order {
    /// The column, as heads call it.
    pub column: Option<&'static str>,
    last_first: bool,
}

impl Order {
    /// The order that was asked for.
    ///
    /// # Errors
    /// If `sort` is none of the columns.
    pub fn asked(view: &View, columns: &[&'static str]) -> Result<Order, Problem> {
        let text = view.parameter("sort");
        let (last_first, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
        let column = columns.iter().copied().find(|column| *column == name);
        match column {
            None if !text.is_empty() => {
                let help = columns.join(", ");
                Err(Problem::bad(format!("sort: '{text}' is not one of {help}, or one of them after '-'")))
            }
            _ => Ok(Order { column, last_first }),
        }
    }

    /// Sorts; what is not known comes last either way.
    pub fn sort<T>(&self, all: &mut [T], known: impl Fn(&T) -> bool, compare: impl Fn(&T, &T) -> Ordering) {
        all.sort_by(|a, b| {
            let order = compare(a, b);
            let order = if self.last_first { order.reverse() } else { order };
            known(b).cmp(&known(a)).then(order)
        });
    }

    /// The heads of the list; those by which it can be sorted lead to that order: the first first, the last first, as it
    /// came. They say how it is sorted (`aria-sort`), and stay in sight where a phone has no room for heads.
    pub fn heads(&self, view: &View, path: &str, columns: &[&str], sorted: &[&'static str]) -> Markup {
        let leads = |column: &'static str| match (self.column == Some(column), self.last_first) {
            (false, _) => ("none", column.to_owned()),
            (true, false) => ("ascending", format!("-{column}")),
            (true, true) => ("descending", String::new()),
        };
        html! {
            thead { tr { @for column in columns {
                @let (number, word) = column.strip_prefix('#').map_or((false, *column), |word| (true, word));
                @match sorted.iter().find(|sorted| **sorted == word) {
                    None => th.number[number] scope="col" { (view.word("head", word)) },
                    Some(column) => {
                        @let (now, next) = leads(column);
                        th.number[number] scope="col" aria-sort=(now) {
                            a href=(view.with(path, "sort", &next)) title=(t!(view, "sort-by")) { (view.word("head", word)) }
                        }
                    }
                }
            } } }
        }
    }
}
