namespace EventManager.Mail.Tests;

public sealed class AddressListTests
{
    [Theory]
    [InlineData("Müller, Anna <anna@stadt.example>", "Anna Müller|anna@stadt.example")]
    [InlineData(
        "Müller, Anna <anna@stadt.example>; Bernd Beispiel <bernd@stadt.example>;",
        "Anna Müller|anna@stadt.example;Bernd Beispiel|bernd@stadt.example"
    )]
    [InlineData(
        "Müller, Anna <anna@stadt.example>, Beispiel, Bernd <bernd@stadt.example>",
        "Anna Müller|anna@stadt.example;Bernd Beispiel|bernd@stadt.example"
    )]
    [InlineData("\"Müller, Anna\" <anna@stadt.example>, bernd@stadt.example", "Anna Müller|anna@stadt.example;|bernd@stadt.example")]
    [InlineData("=?utf-8?q?M=C3=BCller=2C_Anna?= <anna@stadt.example>", "Anna Müller|anna@stadt.example")]
    [InlineData("'anna@stadt.example' <anna@stadt.example>", "|anna@stadt.example")]
    [InlineData("Müller, Anna (Amt 40) <mailto:anna@stadt.example>", "Anna Müller|anna@stadt.example")]
    [InlineData("anna@stadt.example (Anna Müller)", "Anna Müller|anna@stadt.example")]
    [InlineData("Anna Müller anna@stadt.example", "Anna Müller|anna@stadt.example")]
    [InlineData("Anna Müller; anna@stadt.example", "Anna Müller|anna@stadt.example")]
    [InlineData("anna@stadt.example\tMüller\tAnna", "Müller Anna|anna@stadt.example")]
    [InlineData("Müller, Anna; anna@stadt.example", "Anna Müller|anna@stadt.example")]
    [InlineData("Anna Müller, anna@stadt.example", "Anna Müller|anna@stadt.example")]
    [InlineData("anna@stadt.example bernd@stadt.example", "|anna@stadt.example;|bernd@stadt.example")]
    [InlineData("a@x.example, b@x.example;c@x.example", "|a@x.example;|b@x.example;|c@x.example")]
    [InlineData("Anna <kaputt>", "")]
    [InlineData("Anna Müller", "")]
    [InlineData("; ,", "")]
    public void A_line_of_recipients_is_read_as_mail_programs_and_offices_write_it(string line, string people) =>
        string.Join(';', AddressList.Read(line)!.Select(one => $"{one.Name}|{one.Address}")).ShouldBe(people);

    [Theory]
    [InlineData("Anna B; anna8@stadt.example; bernd@stadt.example")]
    [InlineData("anna@stadt.example; Anna; bernd@stadt.example; Bernd")]
    [InlineData("Anna anna@stadt.example Bernd bernd@stadt.example")]
    [InlineData("Anna; Bernd <bernd@stadt.example>")]
    [InlineData("Anna <anna@stadt.example> Bernd <bernd@stadt.example>")]
    public void Where_a_name_could_belong_to_more_than_one_address_nobody_guesses(string line) => AddressList.Read(line).ShouldBeNull();
}
