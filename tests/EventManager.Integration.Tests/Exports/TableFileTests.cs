using System.Text;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;

namespace EventManager.Integration.Tests.Exports;

/// <summary>The files in which lists are saved, without any list.</summary>
public sealed class TableFileTests
{
    private static readonly string[] Texts =
    [
        "+49 561 787-0",
        "01067",
        "1234567890123456",
        "9/1",
        "1.3.",
        "12E5",
        "=1+1",
        "=HYPERLINK(\"http://x\";\"y\")",
        " =1+1",
        "@SUM(A1)",
        "-cmd|' /C calc'!A0",
        "+SUM(1)",
        "＝1+1",
        "\t=1+1",
        "'schon",
        "=\"01067\"",
        "Müller; \"Anna\"",
        "zwei\nZeilen",
        "34117",
        "0",
        "",
        "_x0041_",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workbook_has_typed_cells_a_frozen_head_and_widths_and_no_formula()
    {
        var moment = new DateTimeOffset(2026, 8, 24, 12, 30, 59, TimeSpan.Zero);
        TableCell[] typed = [3, 2.5m, TableCell.At(moment, Zone.Default), "Text", "x\u0001\uFFFE\uD800y"];
        var content = new TableContent(
            "liste/messe: eine mit einem sehr langen Namen",
            ["Personen", "Breite", "Angemeldet", new string('k', 90), "e"],
            new[] { typed }.Concat(Texts.Select(text => new TableCell[] { text })).ToAsyncEnumerable()
        );

        var book = new Workbook(await WriteAsync(TableFormat.Workbook, content));

        book.HasFormulas.ShouldBeFalse();
        book.Rows[1].Take(2).ShouldBe(["n:3", "n:2.5"]);
        book.Rows[1][2].ShouldStartWith("d:46258.604", Case.Sensitive, "24.08.2026 14:30 in Berlin");
        book.Rows[1].Skip(3).ShouldBe(["s:Text", "s:xy"]);
        var escaped = Texts.Select(text => "s:" + text.Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal));
        book.Rows.Skip(2).Select(row => row.SingleOrDefault() ?? "s:").ShouldBe(escaped.Select(text => text == "s:" ? "s:" : text));
        book.Pane!.Attribute("ySplit")!.Value.ShouldBe("1");
        book.Pane.Attribute("state")!.Value.ShouldBe("frozen");
        book.Widths.Count.ShouldBe(5);
        book.Widths[3].ShouldBeInRange(60, 61, "wide, but never wider than a screen");
        book.Widths[2].ShouldBeGreaterThan(16);
    }

    [Fact]
    public async Task Csv_shows_what_was_typed_where_Excel_would_make_something_else_of_it_and_runs_nothing()
    {
        var moment = new DateTimeOffset(2026, 8, 24, 12, 30, 0, TimeSpan.Zero);
        TableCell[] typed = [3, TableCell.At(moment, Zone.Default)];
        var content = new TableContent(
            "liste",
            ["+Kopf", "Zeit"],
            new[] { typed }.Concat(Texts.Select(text => new TableCell[] { text, "x" })).ToAsyncEnumerable()
        );

        var bytes = await WriteAsync(TableFormat.Csv, content);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");

        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        lines[..8]
            .ShouldBe([
                "'+Kopf;Zeit",
                "3;2026-08-24 14:30",
                "\"=\"\"+49 561 787-0\"\"\";x",
                "\"=\"\"01067\"\"\";x",
                "\"=\"\"1234567890123456\"\"\";x",
                "\"=\"\"9/1\"\"\";x",
                "\"=\"\"1.3.\"\"\";x",
                "\"=\"\"12E5\"\"\";x",
            ]);
        lines.ShouldContain("'=1+1;x");
        lines.ShouldContain("' =1+1;x");
        lines.ShouldContain("34117;x");
        lines.ShouldContain("0;x");
        var table = CsvTable.Read(bytes).Value;
        table.Rows.Skip(1).Select(row => row[0].Trim()).ShouldBe(Texts.Select(text => text.Trim()), "it comes back as it went");
    }

    [Fact]
    public async Task A_hundred_thousand_rows_are_sent_while_they_are_read()
    {
        const int Rows = 100_000;
        var target = new Counting();
        long half = 0;
        async IAsyncEnumerable<IEnumerable<TableCell>> Many()
        {
            for (var i = 0; i < Rows; i++)
            {
                yield return
                [
                    $"Muster{i}",
                    "Ada",
                    $"ada{i}@example.org",
                    i,
                    TableCell.At(DateTimeOffset.UnixEpoch.AddMinutes(i), Zone.Default),
                ];
                if (i == Rows / 2)
                    half = target.Length;
            }
            await Task.CompletedTask;
        }

        await TableFormat.Workbook.WriteAsync(target, new("liste", ["Name", "Vorname", "Mail", "Nummer", "Zeit"], Many()), Stop);

        half.ShouldBeGreaterThan(target.Length / 3, "what was read has gone out");
        target.Largest.ShouldBeLessThan(1024 * 1024, "and was never gathered");
        new Workbook(target.ToArray()).Rows.Count.ShouldBe(Rows + 1);
    }

    private static async Task<byte[]> WriteAsync(TableFormat format, TableContent content)
    {
        using var target = new MemoryStream();
        await format.WriteAsync(target, content, Stop);
        return target.ToArray();
    }

    /// <summary>Takes nothing but what is waited for, as a server's answer.</summary>
    private sealed class Counting : Stream
    {
        private readonly MemoryStream all = new();

        public int Largest { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => all.Length;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public byte[] ToArray() => all.ToArray();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Nobody waits for it.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, buffer.Length);
            return all.WriteAsync(buffer, cancellationToken);
        }

        public override void Flush() => throw new InvalidOperationException("Nobody waits for it.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
