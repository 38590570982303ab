using Fares;

var model = new FareModel();
return Replay.Run((distance, origin) => model.Predict(distance, origin));
