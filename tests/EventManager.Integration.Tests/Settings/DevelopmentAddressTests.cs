using EventManager.Web.Platform.Settings;

namespace EventManager.Integration.Tests.Settings;

public sealed class DevelopmentAddressTests
{
    [Theory]
    [InlineData(null, "http://localhost:5000")]
    [InlineData("", "http://localhost:5000")]
    [InlineData("http://127.0.0.1:5101", "http://127.0.0.1:5101")]
    [InlineData("http://+:8080;https://localhost:8443", "http://localhost:8080")]
    [InlineData("http://0.0.0.0:5000/", "http://localhost:5000")]
    [InlineData("https://localhost", "https://localhost:443")]
    public void Links_lead_to_where_the_program_listens(string? urls, string address) => DevelopmentAddress.Of(urls).ShouldBe(address);
}
