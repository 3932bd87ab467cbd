//! The form of metrics that came before OpenMetrics, for tools that read no other, such as `promtool check metrics`
//! (Prometheus, exposition formats, text 0.0.4).

use std::collections::BTreeSet;

/// Its media type.
pub const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Metrics in OpenMetrics, in the older form: a counter is described under the name that its samples have, and there are no
/// units and no end.
pub fn older(metrics: &str) -> String {
    let typed = metrics.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.strip_suffix(" counter"));
    let counters: BTreeSet<&str> = typed.collect();
    let mut text = String::with_capacity(metrics.len());
    for line in metrics.lines().filter(|line| *line != "# EOF" && !line.starts_with("# UNIT ")) {
        let described = ["# HELP ", "# TYPE "].iter().find_map(|begin| {
            let (name, rest) = line.strip_prefix(begin)?.split_once(' ')?;
            counters.contains(name).then(|| format!("{begin}{name}_total {rest}"))
        });
        text.push_str(described.as_deref().unwrap_or(line));
        text.push('\n');
    }
    text
}

/// Whether somebody asks for the older form, and for no newer one.
pub fn wanted(accept: &str) -> bool {
    accept.contains("text/plain") && !accept.contains("openmetrics")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_has_one_name_and_there_is_no_end() {
        let metrics = "# HELP a Answers.\n# TYPE a counter\na_total{status=\"200\"} 3\n# HELP b_bytes How large.\n\
                       # TYPE b_bytes gauge\n# UNIT b_bytes bytes\nb_bytes 7\n# EOF\n";
        let expected = "# HELP a_total Answers.\n# TYPE a_total counter\na_total{status=\"200\"} 3\n\
                        # HELP b_bytes How large.\n# TYPE b_bytes gauge\nb_bytes 7\n";
        assert_eq!(older(metrics), expected);
    }

    #[test]
    fn prometheus_gets_openmetrics() {
        let prometheus =
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
        assert!(!wanted(prometheus) && !wanted("*/*") && !wanted(""));
        assert!(wanted("text/plain") && wanted("text/plain;version=0.0.4"));
    }
}
