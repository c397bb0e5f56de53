using EventManager.Web.Shell.Organising;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Component.Tests.Shell;

/// <summary>What an address asks its page to begin with.</summary>
public sealed class AskedDoTests : PageTest
{
    [Theory]
    [InlineData("organise/events/messe/programme?do=new", "organise/events/messe/programme")]
    [InlineData("organise/events/messe/programme?sort=-time&do=new", "organise/events/messe/programme?sort=-time")]
    [InlineData("organise/events/messe/programme?open=1", "organise/events/messe/programme?open=1")]
    public void What_is_done_is_asked_for_no_more_and_the_rest_of_the_address_stays(string asked, string left)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(asked);

        navigation.ForgetDo();

        navigation.ToBaseRelativePath(navigation.Uri).ShouldBe(left);
    }
}
