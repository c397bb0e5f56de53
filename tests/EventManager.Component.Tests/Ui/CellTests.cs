using Bunit;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Ui;

/// <summary>Fields in a table: the heading is the label, and what is wrong stands in the cell.</summary>
public sealed class CellTests : MudTest
{
    [Fact]
    public void What_is_refused_in_a_row_is_said_in_its_cell_and_the_summary_names_the_row()
    {
        var problems = new FormProblems(
            [
                new Refusal("no.number").On("rows.0.number"),
                new Refusal("no.number").On("rows.1.number"),
                new Refusal("no.name").On("rows.1.name"),
            ],
            new RefusalWords(new NoFactory(), [])
        );
        var table = Render<CascadingValue<FormProblems>>(p =>
            p.Add(c => c.Value, problems).AddChildContent(Row(0, "Gäste")).AddChildContent(Row(1, "Presse")).AddChildContent<FormSummary>()
        );

        table
            .FindAll(".field__error")
            .Select(error => error.Id)
            .ShouldBe(["field-rows-0-number-error", "field-rows-1-name-error", "field-rows-1-number-error"]);
        table.Find("#field-rows-0-name").HasAttribute("aria-invalid").ShouldBeFalse();
        table.Find("#field-rows-1-name").GetAttribute("aria-describedby").ShouldBe("field-rows-1-name-error");
        table.Find("#field-rows-1-number").GetAttribute("aria-describedby").ShouldBe("help field-rows-1-number-error");
        table
            .FindAll("[role=alert] a")
            .Select(link => (link.TextContent, link.GetAttribute("data-to-field")))
            .ShouldBe([
                ("Gäste, Zahl: no.number", "field-rows-0-number"),
                ("Presse, Zahl: no.number", "field-rows-1-number"),
                ("no.name", "field-rows-1-name"),
            ]);
    }

    private static RenderFragment Row(int index, string name) =>
        builder =>
        {
            builder.OpenComponent<WordsCells>(0);
            builder.AddComponentParameter(1, nameof(WordsCells.Name), $"rows.{index}.name");
            builder.AddComponentParameter(2, nameof(WordsCells.Label), "Name");
            builder.AddComponentParameter(3, nameof(WordsCells.Draft), new WordsDraft(new LocalizedText(name)));
            builder.CloseComponent();
            builder.OpenComponent<NumberCell>(4);
            builder.AddComponentParameter(5, nameof(NumberCell.Name), $"rows.{index}.number");
            builder.AddComponentParameter(6, nameof(NumberCell.Label), "Zahl");
            builder.AddComponentParameter(7, nameof(NumberCell.Of), name);
            builder.AddComponentParameter(8, nameof(NumberCell.HelpId), "help");
            builder.CloseComponent();
        };

    /// <summary>A refusal's code is its words.</summary>
    private sealed class NoFactory : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => throw new NotSupportedException();

        public IStringLocalizer Create(string baseName, string location) => throw new NotSupportedException();
    }
}
