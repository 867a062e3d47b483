// Filters of the gap report: by severity, person, section and text. Without this script the report is complete.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var groups = Array.prototype.slice.call(document.querySelectorAll("#findings tbody"));
  var rows = Array.prototype.slice.call(document.querySelectorAll("#findings tr[data-severity]"));
  var count = document.getElementById("count");
  var nothing = document.getElementById("nothing");
  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "").toLowerCase()
      .replace(/ё/g, "е").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");
  }
  var texts = rows.map(function (row) { return fold(row.textContent + " " + row.dataset.person); });
  function apply() {
    var wanted = fold(form.elements.text.value.trim());
    var shown = 0;
    rows.forEach(function (row, at) {
      var fits = ["severity", "person", "section"].every(function (key) {
        return !form.elements[key].value || form.elements[key].value === row.dataset[key];
      }) && texts[at].indexOf(wanted) >= 0;
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector("tr[data-severity]:not([hidden])");
    });
    count.textContent = count.dataset.words.replace("{shown}", shown).replace("{all}", rows.length);
    nothing.hidden = shown > 0;
  }
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { setTimeout(apply); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
})();
