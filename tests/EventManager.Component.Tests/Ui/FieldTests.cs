using Bunit;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Ui;

/// <summary>Whoever hears a form instead of seeing it learns of each field its label, its help and what was refused.</summary>
public sealed class FieldTests : MudTest
{
    private static FormProblems Refused(string field) =>
        new([new Refusal("test.refused").On(field)], new RefusalWords(new NoFactory(), []));

    [Fact]
    public void A_text_has_its_label_its_help_and_its_language()
    {
        var field = Render<TextField>(p =>
            p.Add(f => f.Name, "title.de")
                .Add(f => f.Label, "Titel")
                .Add(f => f.Help, "Kurz")
                .Add(f => f.Language, "de")
                .Add(f => f.MaxLength, 20)
        );

        var input = field.Find("input");
        input.Id.ShouldBe("field-title-de");
        field.Find("label").GetAttribute("for").ShouldBe(input.Id);
        input.GetAttribute("aria-describedby").ShouldBe("field-title-de-help");
        input.GetAttribute("lang").ShouldBe("de");
        input.GetAttribute("maxlength").ShouldBe("20");
        input.GetAttribute("aria-invalid").ShouldBe("false");
    }

    [Fact]
    public void What_was_refused_belongs_to_the_field()
    {
        var field = Render<TextField>(p =>
            p.AddCascadingValue(Refused("title")).Add(f => f.Name, "title").Add(f => f.Label, "Titel").Add(f => f.Help, "Kurz")
        );

        var input = field.Find("input");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("aria-describedby").ShouldBe("field-title-help field-title-error");
        field.Find("#field-title-error").TextContent.ShouldBe("test.refused");
    }

    [Fact]
    public void A_typed_text_arrives()
    {
        string? text = "alt";
        var field = Render<TextField>(p =>
            p.Add(f => f.Name, "title").Add(f => f.Label, "Titel").Bind(f => f.Value, text, value => text = value)
        );
        field.Find("input").GetAttribute("value").ShouldBe("alt");

        field.Find("input").Change("neu");

        text.ShouldBe("neu");
    }

    [Fact]
    public void An_emptied_text_is_empty()
    {
        string? text = "alt";
        var field = Render<TextField>(p =>
            p.Add(f => f.Name, "title").Add(f => f.Label, "Titel").Bind(f => f.Value, text, value => text = value)
        );

        field.Find("input").Change("");

        text.ShouldBeNullOrEmpty();
    }

    [Fact]
    public void A_long_text_arrives()
    {
        string? text = "";
        var field = Render<AreaField>(p =>
            p.Add(f => f.Name, "text").Add(f => f.Label, "Text").Add(f => f.Rows, 7).Bind(f => f.Value, text, value => text = value)
        );
        field.Find("textarea").GetAttribute("rows").ShouldBe("7");

        field.Find("textarea").Change("Zeile 1\nZeile 2");

        text.ShouldBe("Zeile 1\nZeile 2");
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("", null)]
    [InlineData("200000", 200_000)]
    public void A_number_arrives_as_it_was_typed_also_one_that_will_be_refused(string typed, int? expected)
    {
        int? number = 5;
        var field = Render<NumberField>(p =>
            p.Add(f => f.Name, "limit")
                .Add(f => f.Label, "Grenze")
                .Add(f => f.Max, 1000)
                .Bind(f => f.Value, number, value => number = value)
        );
        field.Find("input").GetAttribute("type").ShouldBe("number");
        field.Find("input").GetAttribute("max").ShouldBe("1000");

        field.Find("input").Change(typed);

        number.ShouldBe(expected);
    }

    /// <summary>A refusal's code is its words.</summary>
    private sealed class NoFactory : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => throw new NotSupportedException();

        public IStringLocalizer Create(string baseName, string location) => throw new NotSupportedException();
    }
}
