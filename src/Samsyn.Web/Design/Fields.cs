using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// What every field has: a label, a help text, the error above the field, and the wiring a screen reader needs.
/// </summary>
/// <remarks>
/// <c>for</c> names a property of the page model; name, id, value and errors follow. A GET form may give <c>name</c> and
/// <c>value</c> instead. A field in error: a falu bar at the left, "Fel: …" above it, <c>aria-invalid</c>. Every field has a
/// help text; where the label says everything, <c>help=""</c> is a decision, not an omission. Source: LOOK 5 "form step".
/// </remarks>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>The name in the form, when there is no model property.</summary>
    public string? Name { get; set; }

    /// <summary>The value, when there is no model property; wins over the model's otherwise.</summary>
    public string? Value { get; set; }

    public string Label { get; set; } = "";

    /// <summary>What to write, with an example.</summary>
    public string Help { get; set; } = "";

    /// <summary>Writes "(frivilligt)" after the label. Fields are required unless they say so.</summary>
    public bool Optional { get; set; }

    /// <summary>When it must be filled in, for what is needed only sometimes: "för en ny version". Written instead of "(frivilligt)".</summary>
    public string? NeededWhen { get; set; }

    /// <summary>What stands in it is Swedish data, such as an agreement's text.</summary>
    public bool Data { get; set; }

    /// <summary>The error, when it does not come from ModelState.</summary>
    public string? Error { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected string FieldName => For is null ? Name ?? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string FieldId => IdOf(FieldName);

    /// <summary>The id of a field by its name: <c>Input.Paragraph</c> is <c>Input_Paragraph</c>. Error links use it.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>What was typed if the form came back, else the model's value in machine form.</summary>
    protected string CurrentValue
    {
        get
        {
            if (Value is not null)
            {
                return Value;
            }

            if (ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.AttemptedValue is { } typed)
            {
                return typed;
            }

            return For?.Model switch
            {
                null => "",
                DateOnly day => Dates.Iso(day),
                IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                var other => other.ToString() ?? "",
            };
        }
    }

    protected string? CurrentError => Error
        ?? (ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null);

    private string? Needed => !string.IsNullOrEmpty(NeededWhen) ? NeededWhen : Optional ? L("frivilligt", "optional") : null;

    protected IHtmlContent LabelText => Markup.Of($"{Label}{Markup.When(Needed is not null, $" <span class=\"optional\">({Needed})</span>")}");

    protected IHtmlContent HelpText => Markup.When(Help.Length > 0, $"<p class=\"field-help\" id=\"{FieldId}-help\">{Help}</p>");

    protected IHtmlContent ErrorText => Markup.When(
        CurrentError is not null,
        $"<p class=\"field-message\" id=\"{FieldId}-error\">{L("Fel:", "Error:")} {CurrentError}</p>");

    /// <summary><c>aria-describedby</c> and <c>aria-invalid</c>, as far as there is something to point at.</summary>
    protected IHtmlContent Wiring
    {
        get
        {
            var ids = (Help.Length > 0 ? $"{FieldId}-help " : "") + (CurrentError is not null ? $"{FieldId}-error" : "");
            return Markup.Of($"{Markup.Attribute("lang", Data ? DataLang : null)}{Markup.Attribute("aria-describedby", ids.Length > 0 ? ids.Trim() : null)}{Markup.Attribute("aria-invalid", CurrentError is null ? null : "true")}");
        }
    }

    /// <summary>Turns the tag into the wrapper and puts the parts in it, help and error above the control.</summary>
    protected void Wrap(TagHelperOutput output, string element, string classes, IHtmlContent heading, IHtmlContent control)
    {
        FieldOrder.Of(ViewContext).Add(FieldName);
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", classes + (CurrentError is null ? "" : " field-error"));
        output.Content.SetHtmlContent(Markup.Of($"{heading}{HelpText}{ErrorText}{control}"));
    }

    protected IHtmlContent LabelFor => Markup.Of($"<label class=\"ds-label\" for=\"{FieldId}\">{LabelText}</label>");
}

/// <summary><c>&lt;text-field for="Input.Paragraph" label="Paragraf" help="Till exempel § 121" size="12" /&gt;</c></summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public class TextFieldTagHelper : FieldTagHelper
{
    /// <summary><c>text</c>, <c>email</c>, <c>tel</c>, <c>search</c> or <c>password</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>About how many characters wide; unset fills the column.</summary>
    public int? Size { get; set; }

    public string? Autocomplete { get; set; }

    [HtmlAttributeName("inputmode")]
    public string? InputMode { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = Type == "password" ? null : CurrentValue;
        Wrap(output, "div", "ds-field field", LabelFor, Markup.Of(
            $"<input class=\"ds-input\" type=\"{Type}\" id=\"{FieldId}\" name=\"{FieldName}\"{Markup.Attribute("value", value)}{Markup.Attribute("size", Size?.ToString(System.Globalization.CultureInfo.InvariantCulture))}{Markup.Attribute("autocomplete", Autocomplete)}{Markup.Attribute("inputmode", InputMode)}{Wiring}>"));
    }
}

/// <summary>
/// <c>&lt;date-field for="Input.On" label="Beslutsdag" /&gt;</c>: one text field. People copy a day from minutes more often than
/// they pick it in a calendar, so it takes the ways a day is written; bind it to a string and read it with <see cref="Dates.TryRead"/>.
/// </summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateFieldTagHelper : TextFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Help = Help.Length > 0 ? Help : L("Till exempel 2022-12-14 eller 14 december 2022", "For example 2022-12-14 or 14 December 2022");
        Size ??= 18;
        Autocomplete ??= "off";
        base.Process(context, output);
    }
}

/// <summary><c>&lt;text-area-field for="Input.Condition" label="Villkoret, ordagrant" help="…" rows="6" /&gt;</c></summary>
[HtmlTargetElement("text-area-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaFieldTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
        => Wrap(output, "div", "ds-field field", LabelFor, Markup.Of(
            $"<textarea class=\"ds-input\" id=\"{FieldId}\" name=\"{FieldName}\" rows=\"{Rows}\"{Wiring}>\n{CurrentValue}</textarea>"));
}

/// <summary><c>&lt;file-field name="file" label="Fil" accept=".docx" /&gt;</c>: the form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("file-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileFieldTagHelper : FieldTagHelper
{
    /// <summary>Endings of names, with commas between.</summary>
    public string? Accept { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
        => Wrap(output, "div", "ds-field field", LabelFor, Markup.Of(
            $"<input class=\"ds-input\" type=\"file\" id=\"{FieldId}\" name=\"{FieldName}\"{Markup.Attribute("accept", Accept)}{Wiring}>"));
}

/// <summary>One thing to choose: what is sent, what is read, and what it means.</summary>
/// <param name="Data">True when the text is Swedish data (a municipality's name), so that English pages mark its language.</param>
public sealed record Choice(string Value, string Text, string? Help = null, bool Data = false)
{
    /// <summary><c>sv</c> on an English page when the help is the source's own words.</summary>
    public string? HelpLang { get; init; }
}

/// <summary><c>&lt;select-field name="forbund" value="FY" label="Kommunalförbund" options="Model.Federations" /&gt;</c></summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectFieldTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Options { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var current = CurrentValue;
        var options = Options.Select(o => Markup.Of(
            $"<option value=\"{o.Value}\"{Markup.Attribute("lang", o.Data ? DataLang : null)}{Markup.When(o.Value == current, $" selected")}>{o.Text}</option>"));
        Wrap(output, "div", "ds-field field", LabelFor, Markup.Of(
            $"<select class=\"ds-input\" id=\"{FieldId}\" name=\"{FieldName}\"{Wiring}>{Markup.Join(options)}</select>"));
    }
}

/// <summary>What radios and checkboxes share: a group with a legend, and a row for each choice.</summary>
public abstract class ChoiceFieldTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>Short choices without explanations: thinner rows, no rules between.</summary>
    public bool Plain { get; set; }

    protected void Choose(TagHelperOutput output, string type, IReadOnlyCollection<string> chosen)
    {
        // The first control carries the plain id, so that the link of the error summary finds the group.
        var rows = Options.Select((o, i) =>
        {
            var id = i == 0 ? FieldId : $"{FieldId}-{i + 1}";
            var describedBy = o.Help is null ? null : id + "-means";
            return Markup.Of($"""
                <div class="{(Plain ? "choice plain" : "choice")}"><input class="ds-input" type="{type}" id="{id}" name="{FieldName}" value="{o.Value}"{Markup.When(chosen.Contains(o.Value), $" checked")}{Markup.Attribute("aria-describedby", describedBy)}{Markup.Attribute("aria-invalid", CurrentError is null ? null : "true")}><label for="{id}"{Markup.Attribute("lang", o.Data ? DataLang : null)}>{o.Text}</label>{Markup.When(o.Help is not null, $"<p class=\"field-help\" id=\"{describedBy}\"{Markup.Attribute("lang", o.HelpLang)}>{o.Help}</p>")}</div>
                """);
        });
        Wrap(output, "fieldset", "ds-fieldset field", Markup.Of($"<legend>{LabelText}</legend>"), Markup.Join(rows));
        var ids = (Help.Length > 0 ? $"{FieldId}-help " : "") + (CurrentError is not null ? $"{FieldId}-error" : "");
        if (ids.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", ids.Trim());
        }
    }
}

/// <summary>
/// <c>&lt;radio-field for="Input.Outcome" label="Välj det som står i protokollet" options="Model.Outcomes" /&gt;</c>: one of
/// several, each with its explanation.
/// </summary>
[HtmlTargetElement("radio-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadioFieldTagHelper : ChoiceFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Choose(output, "radio", [CurrentValue]);
}

/// <summary>
/// <c>&lt;checks-field for="Input.Instruments" label="Vilka avtal gäller beslutet?" options="…" /&gt;</c>: any of several; binds
/// to a list of strings.
/// </summary>
[HtmlTargetElement("checks-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChecksFieldTagHelper : ChoiceFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = ViewContext.ModelState.TryGetValue(FieldName, out var entry) ? entry.RawValue : null;
        Choose(output, "checkbox", typed switch
        {
            string[] several => several,
            string one => [one],
            _ => For?.Model is IEnumerable<string> chosen ? [.. chosen] : [],
        });
    }
}

/// <summary><c>&lt;check-field for="Input.Certain" label="Jag har läst protokollet" /&gt;</c>: one yes or no; binds to a bool.</summary>
[HtmlTargetElement("check-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckFieldTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        FieldOrder.Of(ViewContext).Add(FieldName);
        var on = CurrentValue.StartsWith("true", StringComparison.OrdinalIgnoreCase);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field" + (CurrentError is null ? "" : " field-error"));
        output.Content.SetHtmlContent(Markup.Of(
            $"{ErrorText}<div class=\"choice plain\"><input class=\"ds-input\" type=\"checkbox\" id=\"{FieldId}\" name=\"{FieldName}\" value=\"true\"{Markup.When(on, $" checked")}{Wiring}><label for=\"{FieldId}\">{LabelText}</label>{HelpText}</div>"));
    }
}
