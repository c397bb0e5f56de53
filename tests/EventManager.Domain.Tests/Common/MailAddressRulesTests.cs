using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class MailAddressRulesTests
{
    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("ada.lovelace+messe@schule.kassel.example")]
    [InlineData("o'neil@example.org")]
    [InlineData("jörg@exämple.example")]
    [InlineData("a@b.de")]
    public void Addresses_that_a_server_could_take_are_valid(string address) => MailAddressRules.IsValid(address).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@@example.org")]
    [InlineData("a@da@example.org")]
    [InlineData("ada @example.org")]
    [InlineData(".ada@example.org")]
    [InlineData("ada.@example.org")]
    [InlineData("a..da@example.org")]
    [InlineData("ada@example..org")]
    [InlineData("ada@-example.org")]
    [InlineData("ada@example-.org")]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("[ada]@example.org")]
    [InlineData("ada@exam_ple.org")]
    [InlineData("\u200B")]
    [InlineData("ada@example.org,bob@example.org")]
    public void What_is_no_address_is_refused(string? address) => MailAddressRules.IsValid(address).ShouldBeFalse();

    [Fact]
    public void Lengths_end_where_mail_servers_end_them()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 61), 3)) + ".de";

        MailAddressRules.IsValid(new string('l', 64) + "@" + domain).ShouldBeTrue();
        MailAddressRules.IsValid(new string('l', 65) + "@" + domain).ShouldBeFalse();
        MailAddressRules.IsValid("a@" + new string('d', 64) + ".de").ShouldBeFalse();
        MailAddressRules.IsValid(new string('l', 64) + "@" + domain + ".example").ShouldBeFalse();
    }

    /// <summary>31 umlauts in a row are 50 letters and more once a domain is written as servers write it.</summary>
    [Fact]
    public void Lengths_count_as_they_go_over_the_wire_and_into_the_column()
    {
        var label = new string('ü', 31);
        var domain = string.Join('.', Enumerable.Repeat(label, 6)) + ".example";
        var typed = new string('a', 30) + "@" + domain;

        typed.Length.ShouldBeLessThan(MailAddressRules.MaxLength);
        MailAddressRules.Normalise(typed).Length.ShouldBeGreaterThan(MailAddressRules.MaxLength);
        MailAddressRules.IsValid(typed).ShouldBeFalse("the column has no room for it");
        MailAddressRules.IsValid("ada@" + label + ".example").ShouldBeTrue();
        MailAddressRules.IsValid("ada@" + new string('ü', 63) + ".example").ShouldBeFalse("no server knows such a label");
        MailAddressRules.IsValid(new string('ü', 32) + "@example.org").ShouldBeTrue();
        MailAddressRules.IsValid(new string('ü', 33) + "@example.org").ShouldBeFalse("66 octets");
    }

    [Theory]
    [InlineData(" Ada@Example.ORG ", "ada@example.org")]
    [InlineData("ada@exämple.example", "ada@xn--exmple-cua.example")]
    [InlineData("ADA", "ada")]
    [InlineData("anna\u200B@schule.example", "anna@schule.example")]
    [InlineData("\uFEFFanna@schule.example\u200E", "anna@schule.example")]
    [InlineData("an\u00ADna@schu\u00ADle.example", "anna@schule.example")]
    [InlineData("an\0na@\uFFFEschule.example\uD800", "anna@schule.example")]
    [InlineData("jo\u0308rg@schule.example", "jörg@schule.example")]
    public void Two_spellings_of_an_address_are_the_same(string typed, string normal) => MailAddressRules.Normalise(typed).ShouldBe(normal);

    [Fact]
    public void A_domain_that_cannot_be_mapped_stays_as_it_is() => MailAddressRules.Normalise("ada@a..b").ShouldBe("ada@a..b");

    [Theory]
    [InlineData("Ada@KVV.example", "kvv.example")]
    [InlineData("no address", "")]
    public void The_domain_is_what_stands_behind_the_at(string address, string domain) =>
        MailAddressRules.DomainOf(address).ShouldBe(domain);
}
