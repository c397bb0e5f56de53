using EventManager.Domain.Mailings;

namespace EventManager.Domain.Tests.Mailings;

public sealed class AudienceChoiceTests
{
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
}
