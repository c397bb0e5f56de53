using System.Text;
using EventManager.Web.Platform.Csv;

namespace EventManager.Integration.Tests.Importing;

public sealed class CsvTableTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void The_separator_shows_itself(char separator)
    {
        var text =
            string.Join(separator, "Nachname", "\"Vor;na,me\"", "Mail") + "\r\n" + string.Join(separator, "Öz", "Ada", "a@x.example");

        var table = CsvTable.Read(text).Value;

        table.Heads.ShouldBe(["Nachname", "Vor;na,me", "Mail"]);
        table.Rows.Single().ShouldBe(["Öz", "Ada", "a@x.example"]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with its mark")]
    [InlineData("utf-16 with its mark")]
    [InlineData("windows-1252")]
    public void Umlauts_come_through_in_every_encoding_of_an_office(string encoding)
    {
        const string Text = "Nachname;Vorname\nGröße;Zoë €\n";
        byte[] content = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8 with its mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)],
            "utf-16 with its mark" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)],
            _ => Windows.GetBytes(Text),
        };

        var table = CsvTable.Read(content).Value;

        table.Heads[0].ShouldBe("Nachname");
        table.Rows.Single().ShouldBe(["Größe", "Zoë €"]);
    }

    [Fact]
    public void Line_breaks_in_quotes_short_rows_and_empty_rows_are_no_trouble()
    {
        var table = CsvTable.Read("a;b;c\n\"eins\nzwei\";\"er sagt \"\"ja\"\"\";3;zu viel\n;;\n\nnur eins\n").Value;

        table.Rows.Count.ShouldBe(2);
        table.Rows[0].ShouldBe(["eins\nzwei", "er sagt \"ja\"", "3"]);
        table.Rows[1].ShouldBe(["nur eins", "", ""]);
    }

    [Fact]
    public void What_our_own_table_disarmed_comes_back_as_it_was() =>
        CsvTable.Read("a\n'=1+1\n'@x\n'kein\n").Value.Rows.Select(row => row[0]).ShouldBe(["=1+1", "@x", "'kein"]);

    [Theory]
    [InlineData("850", "M\u0081ller\u0020Gr\u0094\u00E1e")]
    [InlineData("850", "Schr\u0094der")]
    [InlineData("850", "J\u0084ger")]
    [InlineData("850", "\u0099lig")]
    [InlineData("10000", "M\u009Fller")]
    [InlineData("10000", "Gro\u00A7e")]
    public void Bytes_that_make_no_words_in_that_of_windows_are_asked_about(string codePage, string bytes)
    {
        byte[] content = [.. "Name;Ort\n"u8, .. Encoding.Latin1.GetBytes(bytes), .. ";Kassel\n"u8];

        var decoded = FileText.Decode(content);
        var choices = FileText.Choices(content);

        decoded.IsSure.ShouldBeFalse();
        var right = choices.Single(choice => choice.CodePage == int.Parse(codePage, System.Globalization.CultureInfo.InvariantCulture));
        right.Words.ShouldBeOneOf("Müller, Größe", "Schröder", "Jäger", "Ölig", "Müller", "Große");
        var table = CsvTable.Read(content, right.CodePage).Value;
        table.Rows.Single()[0].ShouldBe(right.Words.Replace(", ", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Müller, O’Neill, „Haus“ Kassel – Mitte, Łoś? Žižek Škoda naïve Œuvre 5 € §5 „Große“ Straße …")]
    public void Ordinary_words_of_windows_are_not(string words)
    {
        var decoded = FileText.Decode([.. "Name\n"u8, .. Windows.GetBytes(words)]);

        decoded.IsSure.ShouldBeTrue();
        decoded.CodePage.ShouldBe(1252);
    }

    [Theory]
    [InlineData("Name, Vorname;Mail, privat;Ort\nMüller;a@x.example;Kassel\nÖz;b@x.example;Kassel", ';', 3)]
    [InlineData("Name;Mail\tOrt\nMüller\ta@x.example\nÖz\tb@x.example", '\t', 2)]
    [InlineData("Name,Mail\n\"Müller; Anna\",a@x.example\n\"Öz; Bo\",b@x.example", ',', 2)]
    [InlineData("Messe 2026, Liste, Stand: 1.3.\n\nName;Mail\nMüller, Anna;a@x.example\nÖz, Bo;b@x.example", ';', 2)]
    [InlineData("sep=,\r\nName;Titel,Mail\r\nMüller;Dr.,a@x.example", ',', 2)]
    public void The_separator_is_the_one_that_gives_heads_and_rows_as_many_cells(string text, char separator, int cells)
    {
        CsvSeparator.Of(text).Separator.ShouldBe(separator);
        CsvTable.Read(text).Value.Heads.Count.ShouldBe(cells);
    }

    [Fact]
    public void A_title_is_no_head_row_and_rows_are_numbered_as_excel_shows_them()
    {
        const string Text =
            "Anmeldungen;;\n;;\nStand;1.3.2026;\n\nName;Vorname;E-Mail\nÖz;\"Ada\nMaria\";a@x.example\n\n;;\nMuster;Bo;b@x.example\n";
        ImportColumn[] columns = [new("name", "Name", true), new("mail", "E-Mail", true)];

        var table = CsvTable.Read(Text).Value.WithHeads(columns);

        table.Heads.ShouldBe(["Name", "Vorname", "E-Mail"]);
        table.Candidates.ElementAt(table.Head).Number.ShouldBe(5);
        table.Rows.Select(row => row.Number).ShouldBe([6, 9]);
        var chosen = table.WithHead(1);
        chosen.Heads.ShouldBe(["Stand", "1.3.2026", ""]);
        chosen.Rows.Count.ShouldBe(3);
        ImportMapping.Apply(table, columns, ImportMapping.Guess(table, columns)).Value.Select(line => line.Number).ShouldBe([6, 9]);
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        CsvTable.Read([0x50, 0x4B, 3, 4, 20, 0, 6, 0]).Refusal.ShouldBe(ImportRefusals.WorkbookDamaged, "an archive that ends at once");
        CsvTable.Read("nur eine Kopfzeile").Refusal.ShouldBe(ImportRefusals.Empty);
        CsvTable.Read([]).Refusal.ShouldBe(ImportRefusals.Empty);
        CsvTable.Read(new byte[50 * 1024 * 1024]).Refusal.ShouldBe(ImportRefusals.FileTooLarge);
        CsvTable.Read("a;b\n\n1;z\u0096wei\n").Refusal.ShouldBe(ImportRefusals.TextUnreadable(3, 1));
        CsvTable.Read("a;b\n\"nie geschlossen;" + new string('x', 400_000)).Refusal.ShouldBe(ImportRefusals.NotATable);
    }
}
