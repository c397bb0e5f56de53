using System.Security.Claims;
using Bunit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Component.Tests.Ui;

/// <summary>A file becomes the text that somebody would have pasted.</summary>
public sealed class TextFileTests : PageTest
{
    private readonly List<string> texts = [];

    public TextFileTests()
    {
        Services.AddSingleton(new UploadLimit());
        Services.AddScoped<RefusalWords>();
    }

    [Fact]
    public async Task A_workbook_becomes_rows_with_tabs_and_blank_rows_keep_their_numbers()
    {
        using var file = new MemoryStream();
        TableCell[][] rows =
        [
            ["Offene Schule", "34131"],
            ["", ""],
            ["Eyth; \"Max\"", "01067"],
        ];
        await XlsxFile.WriteAsync(
            file,
            new("Liste", ["Name", "PLZ"], rows.Select(row => row.AsEnumerable()).ToAsyncEnumerable()),
            Xunit.TestContext.Current.CancellationToken
        );

        Upload(file.ToArray(), "liste.xlsx");

        var read = CsvRows.Read(texts.ShouldHaveSingleItem(), 10).Value;
        read.Select(row => (row.Number, string.Join('|', row)))
            .ShouldBe([(1, "Name|PLZ"), (2, "Offene Schule|34131"), (4, "Eyth; \"Max\"|01067")]);
    }

    [Fact]
    public void Letters_that_may_be_of_another_encoding_are_asked_about_before_anything_is_taken()
    {
        byte[] content = [.. "Name;Ort\r\nM"u8, 0x81, .. "ller-Schule;Kassel\r\n"u8];

        var file = Upload(content, "liste.csv");

        texts.ShouldBeEmpty();
        var choice = file.FindAll("label.choice").Single(label => label.TextContent.Contains("Müller", StringComparison.Ordinal));
        choice.QuerySelector("input")!.Change(true);
        texts.ShouldBe(["Name;Ort\r\nMüller-Schule;Kassel\r\n"]);
    }

    [Fact]
    public void What_cannot_be_read_says_so()
    {
        Upload([0xD0, 0xCF, 0x11, 0xE0, .. new byte[100]], "liste.xls").FindAll(".notice--danger").Count.ShouldBe(1);
        Upload(new byte[CsvTable.MaxBytes + 1], "liste.csv").FindAll(".notice--danger").Count.ShouldBe(1);
        texts.ShouldBeEmpty();
    }

    private IRenderedComponent<TextFile> Upload(byte[] content, string name)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString())], "test"));
        var file = Render<TextFile>(p =>
            p.AddCascadingValue(Task.FromResult(new AuthenticationState(user))).Add(f => f.OnText, (string text) => texts.Add(text))
        );
        file.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, name));
        return file;
    }
}
