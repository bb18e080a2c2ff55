#include "inspect/render.h"

#include <fmt/format.h>

#include "inspect/page.h"

namespace vitrine::inspect {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c; break;
    }
  }
  return out;
}

constexpr const char* kStyle =
    "body{font:14px/1.4 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
    "pre,code,td{font-family:monospace}pre{background:#f4f4f4;padding:.5em;overflow:auto;margin:.3em 0}"
    "pre b{background:#ffe9a8;display:block}table{border-collapse:collapse;margin:.3em 0 1em 1em}"
    "td{padding:.1em .8em;border-bottom:1px solid #ddd;vertical-align:top;overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}pre{background:#222}pre b{background:#553}td{border-color:#333}}";

}  // namespace

std::string renderText(const Json& report) {
  const Page page = makePage(report);
  std::string out = page.title + "\n";
  for (const auto& [name, value] : page.facts) out += fmt::format("  {:<13} {}\n", name + ":", value);
  for (const Section& section : page.sections) {
    out += "\n" + section.title + "\n";
    for (const std::string& note : section.notes) out += "  " + note + "\n";
    for (const PageFrame& frame : section.frames) {
      out += "  " + frame.title + "\n";
      for (const SourceLine& line : frame.source) {
        out += fmt::format("  {}{:>6}  {}\n", line.is_current ? "->" : "  ", line.number, line.text);
      }
      for (const auto& [name, value] : frame.locals) out += fmt::format("        {} = {}\n", name, value);
    }
  }
  if (!page.native.empty()) out += "\nNative stack of the crashed thread\n";
  for (const std::string& line : page.native) out += "  " + line + "\n";
  return out;
}

std::string renderHtml(const Json& report) {
  const Page page = makePage(report);
  std::string out = fmt::format("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title><style>{1}</style></head>\n<body><h1>{0}</h1>\n<table>\n",
                                escaped(page.title), kStyle);
  for (const auto& [name, value] : page.facts) out += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", escaped(name), escaped(value));
  out += "</table>\n";
  for (const Section& section : page.sections) {
    out += fmt::format("<h2>{}</h2>\n", escaped(section.title));
    for (const std::string& note : section.notes) out += fmt::format("<p>{}</p>\n", escaped(note));
    for (const PageFrame& frame : section.frames) {
      out += fmt::format("<h3><code>{}</code></h3>\n", escaped(frame.title));
      if (!frame.source.empty()) out += "<pre>";
      for (const SourceLine& line : frame.source) {
        const std::string row = fmt::format("{:>5}  {}", line.number, escaped(line.text));
        out += line.is_current ? fmt::format("<b>{}</b>", row) : row + "\n";
      }
      if (!frame.source.empty()) out += "</pre>\n";
      if (frame.locals.empty()) continue;
      out += "<table>\n";
      for (const auto& [name, value] : frame.locals) out += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", escaped(name), escaped(value));
      out += "</table>\n";
    }
  }
  if (!page.native.empty()) {
    out += "<h2>Native stack of the crashed thread</h2>\n<pre>";
    for (const std::string& line : page.native) out += escaped(line) + "\n";
    out += "</pre>\n";
  }
  return out + "</body></html>\n";
}

}  // namespace vitrine::inspect
