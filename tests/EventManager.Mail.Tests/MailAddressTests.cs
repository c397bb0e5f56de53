namespace EventManager.Mail.Tests;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("anna@example.org", "anna@example.org")]
    [InlineData("Anna.Weiss+fair@Example.ORG", "Anna.Weiss+fair@example.org")]
    [InlineData("o'neill@sub.example.org", "o'neill@sub.example.org")]
    [InlineData("info@müller.de", "info@xn--mller-kva.de")]
    [InlineData("иван@почта.рф", "иван@xn--80a1acny.xn--p1ai")]
    [InlineData("root@localhost", "root@localhost")]
    [InlineData("u\u0308ber@example.org", "über@example.org")] // decomposed as some keyboards send it
    public void An_address_that_mail_can_be_sent_to_is_taken(string typed, string expected) =>
        new MailAddress(typed).Address.ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("@example.org")]
    [InlineData("anna@")]
    [InlineData("anna@@example.org")]
    [InlineData("an na@example.org")]
    [InlineData(".anna@example.org")]
    [InlineData("anna.@example.org")]
    [InlineData("an..na@example.org")]
    [InlineData("anna@example..org")]
    [InlineData("anna@-example.org")]
    [InlineData("anna@exam_ple.org")]
    [InlineData("anna@example.org.")]
    [InlineData("anna@example.org>\r\nRCPT TO:<b@example.org")]
    [InlineData("anna>@example.org")]
    [InlineData("anna\u2028@example.org")]
    [InlineData("anna\u200b@example.org")]
    [InlineData("anna\ud800@example.org")]
    [InlineData("anna\uffff@example.org")]
    public void What_is_no_address_is_refused(string typed)
    {
        MailAddress.TryParse(typed, null, out _).ShouldBeFalse();
        Should.Throw<MailFormatException>(() => new MailAddress(typed)).Message.ShouldNotContain("example.org");
    }

    [Fact]
    public void Addresses_are_as_long_as_servers_take_them()
    {
        MailAddress.TryParse($"{new string('a', 64)}@example.org", null, out _).ShouldBeTrue();
        MailAddress.TryParse($"{new string('a', 65)}@example.org", null, out _).ShouldBeFalse();
        MailAddress.TryParse($"{new string('ä', 33)}@example.org", null, out _).ShouldBeFalse(); // 66 octets
        MailAddress.TryParse($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}", null, out _).ShouldBeFalse();
    }

    [Fact]
    public void Only_the_part_before_the_at_sign_needs_SMTPUTF8()
    {
        new MailAddress("jürgen@example.org").NeedsSmtpUtf8.ShouldBeTrue();
        new MailAddress("info@müller.de").NeedsSmtpUtf8.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Anna\r\nBcc: b@example.org")]
    [InlineData("Anna\nBcc: b@example.org")]
    [InlineData("Anna\0")]
    public void A_name_cannot_smuggle_in_a_header(string name) =>
        Should.Throw<MailFormatException>(() => new MailAddress("anna@example.org", name)).Message.ShouldContain("display name");
}
