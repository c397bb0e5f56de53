using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using static EventManager.Domain.Tests.Moments;

namespace EventManager.Domain.Tests.Registrations;

public sealed class RegistrationRulesTests
{
    private static readonly Person Ada = new("Ada", "Ahmadi", "ada@example.org");

    [Fact]
    public void What_is_right_is_not_refused() => RegistrationRules.Check(Published(), Ada, 1, null).ShouldBeEmpty();

    [Fact]
    public void All_mistakes_are_told_at_once_each_at_its_field()
    {
        var refusals = RegistrationRules.Check(Published(), new Person(" ", "\u200F", "ada"), 2, new string('o', 201));

        refusals
            .Select(refusal => refusal.Field)
            .ShouldBe(["person.firstName", "person.lastName", "person.email", "partySize", "organisation"]);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_name_has_200_letters_at_most(int length, bool passes)
    {
        var person = Ada with { FirstName = new string('ä', length), LastName = new string('ö', length) };

        RegistrationRules.Check(Published(), person, 1, null).Count.ShouldBe(passes ? 0 : 2);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_party_is_as_big_as_the_event_allows(int size, bool passes)
    {
        var fair = Published();
        fair.MaxPartySize = 5;

        RegistrationRules.Check(fair, Ada, size, null).Select(r => r.Code).ShouldBe(passes ? [] : ["registrations.party_size"]);
    }

    [Theory]
    [InlineData("ada@kvv.example", true)]
    [InlineData("ada@post.kvv.example", true)]
    [InlineData("ada@notkvv.example", false)]
    [InlineData("ada@kvv.example.org", false)]
    public void An_event_for_companies_admits_their_mail_domains(string email, bool passes)
    {
        var day = Published();
        (day.Visibility, day.CompanyDomains) = (EventVisibility.Companies, "@KVV.example; gwg.example");

        RegistrationRules.Check(day, Ada with { Email = email }, 1, null).ShouldBe(passes ? [] : [RegistrationRefusals.EmailNotAdmitted]);
    }

    [Fact]
    public void Domains_are_read_from_a_line_as_people_type_it() =>
        MailDomains
            .Parse(" @KVV.example, gwg.example;kvv.example\nstadt.example ")
            .ShouldBe(["kvv.example", "gwg.example", "stadt.example"]);

    [Fact]
    public void No_domains_admit_nobody() => MailDomains.Admits("", "ada@example.org").ShouldBeFalse();
}
