using EventManager.Domain.Accounts;
using EventManager.Domain.Mailings;

namespace EventManager.Domain.Tests.Mailings;

public sealed class AudienceChoiceTests
{
    [Theory]
    [InlineData("Organiser", StaffRole.Organiser)]
    [InlineData("organiser", null)]
    [InlineData("2", null)]
    [InlineData("Door, Organiser", null)]
    [InlineData("", null)]
    public void A_role_is_named_in_one_way(string written, StaffRole? role) => AudienceFilter.RoleOf(written).ShouldBe(role);

    [Fact]
    public void A_view_of_a_list_is_read_without_its_order_and_written_as_the_list_does()
    {
        var keys = AudienceFilter.KeysOf(MailGroup.Registrations);
        var values = AudienceFilter.Read("?state=Confirmed&school=Schule%20%26%20Hof&category=class&sort=-time&slot=", keys);

        values.Keys.Order().ShouldBe(["category", "school"]);
        AudienceFilter.Write(values).ShouldBe("?category=class&school=Schule%20%26%20Hof");
        AudienceFilter.Write([]).ShouldBeEmpty();
    }

    [Fact]
    public void Addresses_are_read_as_they_are_pasted_and_none_is_left_out_without_a_word()
    {
        AudienceChoice
            .AddressList(" Eva@Example.org; ada@example.org\r\nada@example.org,, ")
            .Value.ShouldBe("ada@example.org\neva@example.org");
        AudienceChoice.AddressList("").Value.ShouldBeEmpty();
        AudienceChoice.AddressList("ada@example.org\nEva").Refusal.ShouldNotBeNull().Code.ShouldBe("mailings.left_out_address");
        AudienceChoice
            .AddressList(string.Join(' ', Enumerable.Range(0, AudienceChoice.MostAddresses + 1).Select(i => $"a{i}@example.org")))
            .Refusal.ShouldNotBeNull()
            .Code.ShouldBe("mailings.left_out_many");
    }

    [Fact]
    public void Another_group_keeps_nothing_that_means_nothing_there()
    {
        var choice = new AudienceChoice(MailAudience.Everybody)
        {
            Filter = "?language=en",
            NotAmong = "CheckedIn",
            NotMailed = AudienceChoice.Ids([Guid.NewGuid()]),
            NotTo = "ada@example.org",
        };

        choice.As(MailAudience.Absent).ShouldBe(choice with { Of = MailAudience.Absent });
        choice.As(MailAudience.Exhibitors).ShouldBe(new AudienceChoice(MailAudience.Exhibitors) { NotTo = "ada@example.org" });
        (choice.CanBeLeft, new AudienceChoice(MailAudience.Everybody).CanBeLeft).ShouldBe((true, false));
        AudiencePart.Read("Nobody?language=en").ShouldBeNull();
        AudiencePart.Read("CheckedIn?language=en").ShouldBe(new AudiencePart(MailAudience.CheckedIn, "?language=en"));
    }

    [Fact]
    public void Who_was_chosen_by_hand_is_not_taken_into_another_audience_nor_into_a_copy()
    {
        var id = Guid.NewGuid();
        var part = AudiencePart.OfSelection(MailGroup.Registrations, id);
        var choice = new AudienceChoice(part.Of) { Filter = AudienceFilter.Write([.. part.Filters, new("language", "en")]) };

        (choice.Part.Selection, choice.Part.Unfiltered, choice.IsWhole, choice.CanBeLeft).ShouldBe((id, part, false, true));
        choice.As(MailAudience.Everybody).Filter.ShouldBe("?language=en");
        choice.As(MailAudience.ChosenRegistrations).ShouldBe(choice);
        new AudienceChoice(MailAudience.Everybody) { Filter = "?chosen=" + id }.Part.Selection.ShouldBeNull("nobody is chosen there");
        choice.CopyTo(new(Guid.NewGuid(), at => at), out var copy).ShouldBeFalse();
        copy.Part.Selection.ShouldBe(id, "it finds nobody there, and not everybody");
    }
}
