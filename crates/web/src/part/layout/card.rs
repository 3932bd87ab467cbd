//! Tables as cards: on a phone each row stands by itself, and each cell says under which heading it is. The headings are written
//! beside the cells here, once for all tables, from what was laid out. Headings that sort stay where they are, in a line above the
//! cards; what that line is called is written here too.

use maud::{Markup, PreEscaped, html};

/// The same with the heading of its column beside each cell but the first of a row, which is the card's own, and with what
/// to call the headings that sort.
pub fn labelled(body: Markup, sort_by: &str) -> Markup {
    let text = body.into_string();
    let opening = format!("<thead data-sort-by=\"{}\">", html! { (sort_by) }.into_string());
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<table") {
        let (before, table) = rest.split_at(at);
        let end = table.find("</table>").unwrap_or(table.len());
        let (table, after) = table.split_at(end);
        out += before;
        match table.split_once("</thead>") {
            // Signs without words are no cards: the matrix is moved sideways.
            Some((head, rows)) if !head.starts_with("<table class=\"matrix") => {
                out += &head.replacen("<thead>", &opening, 1);
                out += "</thead>";
                rows_of(rows, &headings(head), &mut out);
            }
            _ => out += table,
        }
        rest = after;
    }
    out += rest;
    PreEscaped(out)
}

/// What the headings of a table say, as it is written in an attribute.
fn headings(head: &str) -> Vec<String> {
    cells(head).map(|(_, cell)| words(cell)).collect()
}

/// Rows, with headings beside their cells.
fn rows_of(rows: &str, headings: &[String], out: &mut String) {
    for (n, row) in rows.split("<tr").enumerate() {
        if n > 0 {
            *out += "<tr";
        }
        let mut from = 0;
        for (column, (at, _)) in cells(row).enumerate() {
            *out += &row[from..at];
            if let Some(heading) = headings.get(column).filter(|heading| column > 0 && !heading.is_empty()) {
                *out += " data-h=\"";
                *out += heading;
                *out += "\"";
            }
            from = at;
        }
        *out += &row[from..];
    }
}

/// The cells in a row: where the name of each one's tag ends, and what follows it.
fn cells(row: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = row.match_indices("<t").filter_map(|(at, _)| {
        let rest = row.get(at..)?;
        let is_cell = ["<td", "<th"].iter().any(|tag| rest.starts_with(tag));
        let ends = rest.as_bytes().get(3).is_some_and(|b| matches!(b, b' ' | b'>'));
        (is_cell && ends).then_some(at + 3)
    });
    starts.map(|at| (at, &row[at..]))
}

/// The text of a cell: without its tags, up to its end.
fn words(cell: &str) -> String {
    let cell = cell.split_once('>').map_or("", |(_, inner)| inner);
    let end = ["</td>", "</th>"].iter().filter_map(|tag| cell.find(tag)).min().unwrap_or(cell.len());
    let mut words = String::new();
    for (n, part) in cell[..end].split('<').enumerate() {
        words += if n == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) };
    }
    words.trim().replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::labelled;

    #[test]
    fn each_cell_says_under_which_heading_it_is() {
        let table = html! {
            p { "before" }
            table { thead { tr { th scope="col" { "Who" } th { a href="?" { "Due & by" } } td {} } }
                tbody { tr { td { "Chad" } td.number { time { "1" } } td { "x" } } tr { th scope="row" { "Peru" } td { "2" } td {} } } }
            table.matrix { thead { tr { th { "A" } th { "B" } } } tbody { tr { td { "1" } td { "2" } } } }
            p { "after" }
        };
        let text = labelled(table, "Sort \"by\"").into_string();
        assert_eq!(text.matches("data-h=\"Due &amp; by\"").count(), 2, "{text}");
        assert_eq!(text.matches("data-h").count(), 2, "{text}");
        assert!(
            text.starts_with("<p>before</p><table><thead data-sort-by=\"Sort &quot;by&quot;\"><tr>")
                && text.ends_with("</table><p>after</p>"),
            "{text}"
        );
        assert!(text.contains("<td data-h=\"Due &amp; by\" class=\"number\"><time>1</time></td>"), "{text}");
        // Signs without words keep their heads where they are.
        assert_eq!(text.matches("data-sort-by").count(), 1, "{text}");
        // What has no table stays as it is.
        assert_eq!(labelled(html! { p { "<table" } }, "").into_string(), "<p>&lt;table</p>");
    }
}
